"""Many small objects with methods, and inheritance: one-way constraints between variables, kept by their strengths."""

REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, name, value=0):
        self.name = name
        self.value = value
        self.constraints = []
        self.determined_by = None
        self.mark = 0
        self.strength = WEAKEST
        self.stays = True


class Constraint:
    def __init__(self, planner, strength):
        self.planner = planner
        self.strength = strength

    def add(self):
        for variable in self.variables():
            variable.constraints.append(self)
        self.planner.add(self)

    def remove(self):
        if self.is_satisfied():
            self.planner.remove(self)
        else:
            self.detach()

    def detach(self):
        for variable in self.variables():
            variable.constraints.remove(self)

    def satisfy(self, mark):
        if not self.choose(mark):
            if self.strength == REQUIRED:
                raise ValueError("a required constraint cannot be satisfied")
            return None
        for variable in self.inputs():
            variable.mark = mark
        out = self.output()
        overridden = out.determined_by
        if overridden is not None:
            overridden.forget()
        out.determined_by = self
        if not self.planner.propagate(self, mark):
            raise ValueError("cycle")
        out.mark = mark
        return overridden

    def inputs_known(self, mark):
        return all(v.mark == mark or v.stays or v.determined_by is None for v in self.inputs())

    def is_input(self):
        return False


class Unary(Constraint):
    def __init__(self, planner, variable, strength):
        super().__init__(planner, strength)
        self.variable = variable
        self.satisfied = False

    def variables(self):
        return [self.variable]

    def inputs(self):
        return []

    def output(self):
        return self.variable

    def choose(self, mark):
        self.satisfied = self.variable.mark != mark and self.strength < self.variable.strength
        return self.satisfied

    def is_satisfied(self):
        return self.satisfied

    def forget(self):
        self.satisfied = False

    def recalculate(self):
        self.variable.strength = self.strength
        self.variable.stays = not self.is_input()
        if self.variable.stays:
            self.execute()

    def execute(self):
        pass


class Stay(Unary):
    pass


class Edit(Unary):
    def is_input(self):
        return True


class Binary(Constraint):
    def __init__(self, planner, first, second, strength):
        super().__init__(planner, strength)
        self.first = first
        self.second = second
        self.direction = 0
        self.add()

    def variables(self):
        return [self.first, self.second]

    def inputs(self):
        return [self.first if self.direction > 0 else self.second]

    def output(self):
        return self.second if self.direction > 0 else self.first

    def choose(self, mark):
        first, second = self.first, self.second
        if first.mark == mark:
            forward = second.mark != mark and self.strength < second.strength
            self.direction = 1 if forward else 0
        elif second.mark == mark:
            self.direction = -1 if self.strength < first.strength else 0
        elif first.strength > second.strength:
            self.direction = -1 if self.strength < first.strength else 0
        else:
            self.direction = 1 if self.strength < second.strength else 0
        return self.direction != 0

    def is_satisfied(self):
        return self.direction != 0

    def forget(self):
        self.direction = 0

    def recalculate(self):
        source, out = self.inputs()[0], self.output()
        out.strength = max(self.strength, source.strength)
        out.stays = source.stays
        if out.stays:
            self.execute()


class Equality(Binary):
    def execute(self):
        self.output().value = self.inputs()[0].value


class Scale(Binary):
    def __init__(self, planner, source, factor, offset, target, strength):
        self.factor = factor
        self.offset = offset
        super().__init__(planner, source, target, strength)

    def variables(self):
        return [self.first, self.second, self.factor, self.offset]

    def inputs(self):
        return [super().inputs()[0], self.factor, self.offset]

    def execute(self):
        if self.direction > 0:
            self.second.value = self.first.value * self.factor.value + self.offset.value
        else:
            self.first.value = (self.second.value - self.offset.value) // self.factor.value


class Planner:
    def __init__(self):
        self.last_mark = 0

    def new_mark(self):
        self.last_mark += 1
        return self.last_mark

    def add(self, constraint):
        mark = self.new_mark()
        overridden = constraint.satisfy(mark)
        while overridden is not None:
            overridden = overridden.satisfy(mark)

    def remove(self, constraint):
        out = constraint.output()
        constraint.forget()
        constraint.detach()
        out.determined_by = None
        out.strength = WEAKEST
        out.stays = True
        unsatisfied = []
        todo = [out]
        while todo:
            variable = todo.pop()
            unsatisfied += [c for c in variable.constraints if not c.is_satisfied()]
            for consumer in self.consumers(variable):
                consumer.recalculate()
                todo.append(consumer.output())
        for freed in sorted(unsatisfied, key=lambda c: c.strength):
            self.add(freed)

    def consumers(self, variable):
        determining = variable.determined_by
        return [c for c in variable.constraints if c is not determining and c.is_satisfied()]

    def propagate(self, constraint, mark):
        todo = [constraint]
        while todo:
            current = todo.pop()
            if current.output().mark == mark:
                return False
            current.recalculate()
            todo += self.consumers(current.output())
        return True

    def plan(self, sources):
        mark = self.new_mark()
        steps, todo = [], list(sources)
        while todo:
            constraint = todo.pop()
            out = constraint.output()
            if out.mark != mark and constraint.inputs_known(mark):
                steps.append(constraint)
                out.mark = mark
                todo += self.consumers(out)
        return steps


def change(planner, variable, value, times):
    edit = Edit(planner, variable, STRONG)
    edit.add()
    steps = planner.plan([edit])
    for _ in range(times):
        variable.value = value
        for step in steps:
            step.execute()
    edit.remove()


def chain(length):
    planner = Planner()
    variables = [Variable(f"v{i}") for i in range(length + 1)]
    for a, b in zip(variables, variables[1:]):
        Equality(planner, a, b, REQUIRED)
    Stay(planner, variables[-1], MEDIUM).add()
    change(planner, variables[0], 17, 20)
    return variables[-1].value


def projection(count):
    planner = Planner()
    factor, offset = Variable("factor", 10), Variable("offset", 1000)
    ends = []
    for index in range(count):
        source, target = Variable(f"s{index}", index), Variable(f"t{index}", index)
        Stay(planner, source, WEAK).add()
        Scale(planner, source, factor, offset, target, REQUIRED)
        ends.append((source, target))
    change(planner, ends[0][0], 17, 10)
    first = ends[0][1].value
    change(planner, factor, 5, 10)
    second = sum(target.value for _, target in ends)
    change(planner, offset, 2000, 10)
    return first, second, sum(target.value for _, target in ends)


def run():
    return chain(400), projection(150)
