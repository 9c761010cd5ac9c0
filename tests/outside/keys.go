// How a log's keys follow one another, read out of the log's own entries: the part of verify-log.go for logs that have
// changed their key.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// keyPrefix begins every entry that speaks of the log's keys.
const keyPrefix = `{"act":"log_key_`

const noEnd = int64(-1)

// term says from and up to which size of the tree a key signs.
type term struct {
	key       string
	from      int64
	last      int64
	announced int64
}

type keyEntry struct {
	number  int64
	payload []byte
}

// keyTerms are the keys a log has had, in order, and the entries they come of.
type keyTerms struct {
	name    string
	terms   []term
	entries []keyEntry
}

// follow takes what one more entry says: a key is announced beside the only one in force, from that entry on, and the
// elder of two ends before the entry that says so.
func (k *keyTerms) follow(number int64, payload []byte) error {
	var said struct {
		Act  string `json:"act"`
		V    int    `json:"v"`
		Key  string `json:"key"`
		Of   string `json:"of"`
		From *int64 `json:"from"`
		Last *int64 `json:"last"`
	}
	wrong := fmt.Errorf("entry %d about the log's keys does not follow from those before", number)
	if err := json.Unmarshal(payload, &said); err != nil || said.V != 1 {
		return wrong
	}
	if len(k.terms) == 0 {
		k.terms = []term{{said.Of, 0, noEnd, 0}}
	}
	open := k.open()
	elder := open[0]
	switch said.Act {
	case "log_key_announced":
		next, err := note.NewVerifier(said.Key)
		before, errBefore := note.NewVerifier(said.Of)
		if err != nil || errBefore != nil || next.Name() != before.Name() {
			return wrong
		}
		if len(open) != 1 || elder.key != said.Of || said.From == nil || *said.From != number {
			return wrong
		}
		for _, one := range k.terms {
			known, err := note.NewVerifier(one.key)
			if err != nil || known.KeyHash() == next.KeyHash() {
				return wrong
			}
		}
		k.terms = append(k.terms, term{said.Key, number, noEnd, number})
	case "log_key_retired":
		if len(open) != 2 || elder.key != said.Key || said.Last == nil || *said.Last != number-1 {
			return wrong
		}
		elder.last = number - 1
	default:
		return wrong
	}
	k.entries = append(k.entries, keyEntry{number, payload})
	return nil
}

func (k *keyTerms) open() []*term {
	var open []*term
	for i := range k.terms {
		if k.terms[i].last == noEnd {
			open = append(open, &k.terms[i])
		}
	}
	return open
}

func (t term) holds(size int64) bool { return t.from <= size && (t.last == noEnd || size <= t.last) }

// inForce gives every key that is to sign a tree of this size.
func (k *keyTerms) inForce(size int64) []note.Verifier {
	var verifiers []note.Verifier
	for _, one := range k.terms {
		if verifier, err := note.NewVerifier(one.key); err == nil && one.holds(size) {
			verifiers = append(verifiers, verifier)
		}
	}
	return verifiers
}

// check sees that the checkpoint is signed by whom the entries name, and that the key somebody holds is one of them: either
// it signed the checkpoint itself, or the file of keys shows the trees by which it, and those after it, handed on.
func (k *keyTerms) check(read files, t *tree, held string, size int64, checkpoint []byte) error {
	if len(k.terms) == 0 {
		k.terms = []term{{held, 0, noEnd, 0}}
	}
	own := -1
	for i, one := range k.terms {
		if one.key == held {
			own = i
		}
	}
	if own < 0 {
		return errors.New("the log never had this key")
	}
	if err := openSigned(checkpoint, k.inForce(size)); err != nil {
		return err
	}
	text, err := read("keys")
	if errors.Is(err, os.ErrNotExist) && k.terms[own].holds(size) {
		return nil
	}
	if err != nil {
		return err
	}
	return k.checkFile(text, t, size)
}

type keyInFile struct {
	Key  string `json:"key"`
	From int64  `json:"from"`
	Last *int64 `json:"last"`
}

type keyFile struct {
	Format string      `json:"format"`
	Keys   []keyInFile `json:"keys"`
	Acts   []string    `json:"acts"`
}

// checkFile holds the file of keys against the entries: each with its proof under a tree of this log, which the keys in
// force signed, and each announcement under one that the key before it signed too.
func (k *keyTerms) checkFile(text []byte, t *tree, size int64) error {
	var file keyFile
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	var again bytes.Buffer
	encoder := json.NewEncoder(&again)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(file); err != nil {
		return err
	}
	if !bytes.Equal(again.Bytes(), text) || file.Format != "huiying-log-keys/1" {
		return errors.New("not a file of a log's keys")
	}
	if len(file.Acts) != len(k.entries) || len(file.Keys) != len(k.terms) {
		return errors.New("the file of keys tells of other entries than the log has")
	}
	for i, one := range file.Keys {
		last := noEnd
		if one.Last != nil {
			last = *one.Last
		}
		if one.Key != k.terms[i].key || one.From != k.terms[i].from || last != k.terms[i].last {
			return errors.New("the file of keys tells of other keys than the log has")
		}
	}
	for i, act := range file.Acts {
		if err := k.checkAct(act, k.entries[i], t, size); err != nil {
			return err
		}
	}
	return nil
}

func (k *keyTerms) checkAct(act string, entry keyEntry, t *tree, size int64) error {
	head, checkpoint, found := strings.Cut(act, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" || lines[2] != "index "+strconv.FormatInt(entry.number-1, 10) {
		return errors.New("not a proof of the entry about keys")
	}
	content, err := json.Marshal(map[string]string{"entry": string(entry.payload)})
	if err != nil {
		return err
	}
	extra, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil || !sameJSON(extra, content) || lines[1] != "extra "+base64.StdEncoding.EncodeToString(extra) {
		return errors.New("the file of keys holds another entry than the log")
	}
	covered, err := t.checkOlder([]byte(checkpoint), k, size)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(covered, t)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		var hash tlog.Hash
		bytes, err := base64.StdEncoding.Strict().DecodeString(line)
		if err != nil || copy(hash[:], bytes) != tlog.HashSize || len(bytes) != tlog.HashSize {
			return errors.New("not a hash: " + line)
		}
		proof = append(proof, hash)
	}
	if err := tlog.CheckRecord(proof, covered, root, entry.number-1, tlog.RecordHash(entry.payload)); err != nil {
		return err
	}
	for i, one := range k.terms {
		if one.announced == entry.number && !k.terms[i-1].holds(covered) {
			return errors.New("a key was announced that the one before it did not hand on to")
		}
	}
	return nil
}

// sameJSON compares what two texts say: the same string may be escaped in more than one way.
func sameJSON(one, other []byte) bool {
	var a, b map[string]string
	return json.Unmarshal(one, &a) == nil && json.Unmarshal(other, &b) == nil && len(a) == 1 && a["entry"] == b["entry"]
}
