"""Lines of councils, parliaments and boards: labels, marks and days, and damage undone."""
