assert not "something"
