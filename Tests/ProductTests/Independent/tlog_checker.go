// Checks notes, proofs and co-signatures with Go's own transparency log code (golang.org/x/mod
// sumdb/note and sumdb/tlog, from Debian), which shares nothing with the program under test.
//
//	tlog_checker VKEY FILE [OLD-NOTE] [WITNESS-VKEY]
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func fail(err error) {
	if err != nil {
		fmt.Println("REFUSED:", err)
		os.Exit(1)
	}
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	fail(err)
	return data
}

// A witness, by the words of c2sp.org/tlog-cosignature: Go's module of this age has only type 01.
type witness struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.hash }
func (w witness) Verify(msg, sig []byte) bool {
	if len(sig) != 72 {
		return false
	}
	time := binary.BigEndian.Uint64(sig[:8])
	signed := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, msg)
	return ed25519.Verify(w.key, []byte(signed), sig[8:])
}

func newWitness(vkey string) witness {
	parts := strings.SplitN(vkey, "+", 3)
	data, err := base64.StdEncoding.DecodeString(parts[2])
	fail(err)
	sum := sha256.Sum256([]byte(parts[0] + "\n" + string(data)))
	return witness{name: parts[0], hash: binary.BigEndian.Uint32(sum[:4]), key: data[1:]}
}

func open(data []byte, verifiers ...note.Verifier) (size int64, root tlog.Hash) {
	opened, err := note.Open(data, note.VerifierList(verifiers...))
	fail(err)
	if len(opened.Sigs) != len(verifiers) {
		fail(fmt.Errorf("%d of %d known signatures", len(opened.Sigs), len(verifiers)))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifiers[0].Name() {
		fail(fmt.Errorf("no checkpoint of %s: %q", verifiers[0].Name(), opened.Text))
	}
	size, err = strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	root, err = tlog.ParseHash(lines[2])
	fail(err)
	return size, root
}

func hashes(lines []string) (proof []tlog.Hash) {
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		fail(err)
		proof = append(proof, hash)
	}
	return proof
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	fail(err)
	data := read(os.Args[2])
	if len(os.Args) > 4 {
		size, _ := open(data, verifier, newWitness(os.Args[4]))
		fmt.Println("checkpoint and co-signature", size)
		return
	}
	head, rest, found := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	switch {
	case found && lines[0] == "c2sp.org/tlog-proof@v1":
		entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
		fail(err)
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
		fail(err)
		size, root := open(rest, verifier)
		fail(tlog.CheckRecord(hashes(lines[3:]), size, root, index, tlog.RecordHash(entry)))
		fmt.Println("inclusion", index, size)
	case found && strings.HasPrefix(lines[0], "old "):
		old, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "old "), 10, 64)
		fail(err)
		size, root := open(rest, verifier)
		oldSize, oldRoot := open(read(os.Args[3]), verifier)
		if old != oldSize {
			fail(fmt.Errorf("the proof begins at %d, the old checkpoint is for %d", old, oldSize))
		}
		fail(tlog.CheckTree(hashes(lines[1:]), size, root, old, oldRoot))
		fmt.Println("consistency", old, size)
	default:
		size, _ := open(data, verifier)
		fmt.Println("checkpoint", size)
	}
}
