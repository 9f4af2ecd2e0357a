# ends: output
import sys
while True:
    try:
        sys.stderr.write('spam\n')
    except BaseException:
        pass
