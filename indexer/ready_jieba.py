"""Loaded by the server of reading processes, so that its children find jieba ready."""

from indexer.reading import segmenter

segmenter("jieba").prepare()
