# ends: output
import sys
sys.stdout.writelines(iter(lambda: 'spam', None))
