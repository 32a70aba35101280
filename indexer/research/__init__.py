"""The research desk: trends, concordances, collocates, rising terms, similar sections."""
