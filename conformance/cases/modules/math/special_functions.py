import math
print(math.gamma(5), math.gamma(0.5), math.gamma(-1.5), math.gamma(171), math.gamma(1e-300), math.gamma(-170.5), math.gamma(math.inf), math.gamma(-200.5))
print(math.lgamma(10), math.lgamma(0.5), math.lgamma(-1.5), math.lgamma(1), math.lgamma(2), math.lgamma(1e100), math.lgamma(-math.inf))
print(math.erf(0), math.erf(math.inf), math.erfc(-math.inf), math.erfc(30), math.erf(-0.0))
