"""Who took part, and how."""
