def check(value):
    assert (
        value > 10
        and value < 20
    ), f"value is {value}"
check(15)
check(5)
