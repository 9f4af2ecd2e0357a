# ends: output
class C:
    def __str__(self):
        return 'spam' * 1000
while True:
    print(C(), C())
