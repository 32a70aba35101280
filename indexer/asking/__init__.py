"""A request is understood, answered and explained, for pages, commands and the API alike."""
