print("%.3f %5.1f %-8.2e| %g %G %+.2f % .1f %05.1f %#.0f" % (1.0005, 2.25, 12345.678, 1e-5, 1e20, 3.0, 4.0, 5.55, 6.0))
print("%s %r %d %i %.10g" % (1.5, 2.5, 3.9, -3.9, 0.1))
try:
    "%d" % float("nan")
except ValueError as e:
    print(e)
