# ends: memory
from xml.etree.ElementTree import XMLPullParser
p = XMLPullParser()
p.feed('<a>')
while True:
    p.feed('<b c="d">' * 1000)
