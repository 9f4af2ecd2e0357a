# ends: memory
import codecs
while True:
    codecs.register(print)
