# ends: ok
import urllib.request
try:
    urllib.request.urlopen('http://localhost/')
except Exception as error:
    assert 'not allowed' in str(error), error
else:
    assert False
