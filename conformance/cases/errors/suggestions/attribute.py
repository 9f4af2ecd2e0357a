class A:
    def __init__(self):
        self.first_value = 1

print(A().first_value)
A().frist_value
