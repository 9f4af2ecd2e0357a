import math
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.isclose(math.inf, 1e308), math.isclose(math.nan, math.nan))
print(math.isfinite(1), math.isfinite(math.inf), math.isnan(math.nan), math.isinf(-math.inf), math.isnan(1), math.isfinite(10**300))
for kw in ({"rel_tol": -1}, {"abs_tol": -0.5}):
    try:
        math.isclose(1, 2, **kw)
    except ValueError as e:
        print(e)
