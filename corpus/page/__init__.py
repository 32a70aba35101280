"""Lines as a page or file has them: mended, folded, and what each of them is."""
