import copy, pickle
type A[T] = list[T]
print(pickle.loads(pickle.dumps(A)) is A)
print(copy.copy(A) is A, copy.deepcopy(A) is A)
print(hash(A) == hash(A), A == A, {A: 1}[A])
type B[T] = list[T]
print(A == B, A[int] == A[int], A[int] == A[str], hash(A[int]) == hash(A[int]))
print(pickle.loads(pickle.dumps(A[int])) == A[int])
