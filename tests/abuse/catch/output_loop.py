# ends: output
while True:
    print('spam')
