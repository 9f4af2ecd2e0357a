"""Names that are only declared or only annotated in branches."""
from _dump import dump

dump("if a:\n    b: int\nelse:\n    b = 1\nwhile c: d: str = e\nclass K:\n    if x:\n        y: z = 1")
