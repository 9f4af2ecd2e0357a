# ends: work
import sys
def profile(frame, event, arg):
    try:
        while True:
            pass
    except BaseException:
        pass
sys.setprofile(profile)
len([])
while True:
    pass
