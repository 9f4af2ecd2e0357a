# ends: work
import sys
sys.displayhook = lambda value: any(0 for _ in iter(int, 1))
sys.displayhook(1)
