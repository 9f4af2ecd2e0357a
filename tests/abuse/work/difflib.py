# ends: work
import difflib
while True:
    difflib.SequenceMatcher(None, 'ab' * 5000, 'ba' * 5000).ratio()
