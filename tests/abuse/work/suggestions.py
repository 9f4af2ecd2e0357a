# ends: work
class C:
    pass
for n in range(700):
    setattr(C, 'name' * 9 + str(n), 1)
import traceback
while True:
    try:
        C().namename
    except AttributeError:
        traceback.format_exc()
