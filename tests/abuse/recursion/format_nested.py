# ends: ValueError: Max string recursion exceeded
'{:{:{}}}'.format(1, 2, 3)
