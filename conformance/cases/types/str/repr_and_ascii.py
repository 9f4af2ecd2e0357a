print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\r\t\\\0\x7f\x80\xa0\xad"), repr("é€𝄞"), repr("\u200b\u2028\ud800\ue000\U000e0001"))
print(ascii("a'b"), ascii("é€𝄞\ud800"), ascii("\n"), ascii('"'), ascii("'\""))
print("%r %a" % ("é", "é"), f"{'é'!r} {'é'!a}", "{!r:>6}".format("a"))
