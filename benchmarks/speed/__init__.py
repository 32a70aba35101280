"""How fast each engine is, on the same invented minutes and the same questions."""
