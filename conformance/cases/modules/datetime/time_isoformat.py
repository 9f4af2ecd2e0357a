from datetime import time
for text in ['12', '12:30', 'T12:30:15', '123015', '12:30:15,123', '12:30:15.1234567', '12:30+02:00', '12:30Z', '12:3', '24:00', '24:01', '12:60', 'x', '12:30:15.', '12:30+25:00', '12:30-00:00:01.000001', '', '12:3015', '1230:15', '12:30+', '12:30Z1']:
    try:
        print(repr(time.fromisoformat(text)))
    except ValueError as error:
        print(repr(text), error)
