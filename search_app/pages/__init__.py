"""Results become what a template shows: view models, no HTTP."""
