"""Minutes of councils and parliaments, with their facts in label blocks (TW, HK, MO)."""
