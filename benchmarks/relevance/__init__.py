"""How well what was meant is found: known items, a judged collection, names of organizations."""
