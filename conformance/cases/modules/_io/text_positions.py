from _io import BytesIO, TextIOWrapper

data = "ab\u00e9\n\u4e2d\u6587\r\nxyz\U0001f600!\n" * 5
text = TextIOWrapper(BytesIO(data.encode()), "utf-8", newline="")
places = []
while True:
    place = text.tell()
    char = text.read(1)
    if not char:
        break
    places.append((place, char))
print(len(places), [place for place, _ in places[:8]])
for place, char in reversed(places):
    text.seek(place)
    if text.read(1) != char:
        print("differs at", place)
print(text.seek(0, 2), repr(text.read()))
text.seek(0)
next(text)
try:
    text.tell()
except OSError as error:
    print(error)
