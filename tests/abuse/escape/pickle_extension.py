# ends: ok
import pickle, copyreg
copyreg.add_extension('builtins', 'eval', 240)
try:
    assert pickle.loads(b'\x80\x02\x82\xf0.') is eval
finally:
    copyreg.remove_extension('builtins', 'eval', 240)
