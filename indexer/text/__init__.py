"""Text becomes terms: normalised, masked and cut into words and characters."""
