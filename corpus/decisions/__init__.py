"""议定事项: what a meeting settled on what, who must act and by when."""
