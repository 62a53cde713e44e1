"""Many writers and readers at once, killed at random: what was acknowledged is there, once, in order."""
import os, random, threading

from world import Batch, Promises, World, Wrong, committed

WRITERS, READERS = 4, 2


class Killing:
    def __init__(self, folder, seed, kills):
        self.world = World(folder).make()
        self.promises = Promises()
        self.guard = threading.Lock()
        self.seed, self.kills_left, self.killed, self.torn = seed, kills, 0, 0
        self.attempts_left = kills * 10
        self.acknowledged_size = len(committed(self.world.log)[0])
        self.seen = []  # (size acknowledged before it asked, size, root) of every answer to a reader
        self.trouble = []
        self.writing = True

    def run(self):
        writers = [threading.Thread(target=self.guarded, args=(self.write, n)) for n in range(WRITERS)]
        readers = [threading.Thread(target=self.guarded, args=(self.read, n)) for n in range(READERS)]
        for thread in writers + readers:
            thread.start()
        for thread in writers:
            thread.join()
        self.writing = False
        for thread in readers:
            thread.join()
        if self.trouble:
            raise self.trouble[0]
        entries = self.promises.check(self.world.log)
        self.check_readers()
        self.world.check_whole()
        return (f"{self.killed} processes killed, {self.torn} cut off while writing; {len(self.promises.sent)} "
                f"batches of {WRITERS} writers all there once, {entries} entries; {len(self.seen)} answers to "
                "readers right")

    def guarded(self, body, number):
        try:
            body(number, random.Random(f"{self.seed} {body.__name__} {number}"))
        except Exception as error:  # Shown by the main thread, with the seed.
            self.trouble.append(error)
            self.kills_left = 0

    def write(self, number, chance):
        batches = 0
        while self.kills_left > 0 and self.attempts_left > 0:
            count = chance.choice([1, 1, 2, 5, 12, 30])
            batch = Batch(self.seed, f"w{number}-{batches}", count, chance.choice([50, 500, 7000]))
            batches += 1
            with self.guard:
                self.promises.send(batch)
            while not self.attempt(batch, chance):
                pass

    def attempt(self, batch, chance):
        """Records once, perhaps cut off; whether it was acknowledged."""
        with self.guard:
            self.attempts_left -= 1
            if self.attempts_left < -1000:
                raise Wrong(f"{batch.name} is never acknowledged")
            is_last = self.attempts_left <= 0 or self.kills_left <= 0
        # A file that may not grow far cuts a write where a kill seldom does: in its middle.
        is_cut = not is_last and chance.random() < 0.2
        size = os.path.getsize(os.path.join(self.world.log, "log/000000000.ndjson")) if is_cut else 0
        process = self.world.start(
            ["record", "-", "--json"], text=batch.text,
            prefix=["prlimit", f"--fsize={size + chance.randrange(len(batch.text))}"] if is_cut else [])
        if not is_last and not is_cut:
            threading.Timer(chance.uniform(0, 0.25), process.kill).start()
        result = self.world.finish(process)
        with self.guard:
            if result.status == -9:
                self.killed += 1
                self.kills_left -= 1
                return False
            if is_cut and result.status == 4 and "ulimit -f" in result.errors:
                self.torn += 1
                return False
            if result.status == 4 and "Iemand anders schrijft nu" in result.errors:
                return False
            if result.status != 0:
                raise Wrong(f"{batch.name}: {result}")
            self.promises.acknowledge(batch, result)
            self.acknowledged_size = max(self.acknowledged_size, result.json.get("size", 0))
            return True

    def read(self, number, chance):
        """Asks all the time; every answer has to be a state that was committed."""
        while self.writing:
            before = self.acknowledged_size
            if chance.random() < 0.2:
                self.ask("party", "soak")
                continue
            if chance.random() < 0.2:
                said = self.ask("verify").json
                self.seen.append((before, said["entries"], None))
                continue
            said = self.ask("checkpoint").json
            self.seen.append((before, said["size"], said["rootBase64"]))

    def ask(self, *question):
        """Also while a torn end is cut off and written over."""
        result = self.world.run(*question, "--json")
        if result.status != 0:
            raise Wrong(f"a reader of {question[0]}: {result}")
        return result

    def check_readers(self):
        roots = dict(committed(self.world.log)[1])
        for before, size, root in self.seen:
            if size < before:
                raise Wrong(f"a reader saw {size} entries when {before} had been acknowledged")
            if size not in roots or root not in (None, roots[size]):
                raise Wrong(f"a reader saw {size} entries with root {root}: no commit ends so")


def run(folder, seed, kills):
    return Killing(folder, seed, kills).run()
