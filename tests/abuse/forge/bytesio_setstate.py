# ends: ok
import io
x = io.BytesIO()
for state in ((b'', -1, None), (b'a', 10**18, None), (b'a', 5, {}), 1):
    try:
        x.__setstate__(state)
        x.read()
    except (TypeError, ValueError):
        pass
