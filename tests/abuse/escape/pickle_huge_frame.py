# ends: ok
import pickle
for data in (b'\x80\x04\x95' + b'\xff' * 8, b'\x80\x04\x8d' + b'\xff' * 8, b'\x80\x04B\xff\xff\xff\x7f', b'\x80\x04\x8b\xff\xff\xff\x7f',
             b'\x80\x04\x96' + b'\xff' * 7 + b'\x7f', b'\x80\x02r\xff\xff\xff\xff', b'\x80\x04Nr\xff\xff\xff\xff.'):
    try:
        pickle.loads(data)
    except (pickle.UnpicklingError, EOFError, OverflowError, ValueError, KeyError, IndexError):
        pass
    except MemoryError:
        pass
