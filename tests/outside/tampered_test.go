// Tries many changes of one published log on the verifier beside this file. Everything is kept in memory, and what an
// unchanged file gave before is not worked out again; else each try is verified as a whole log is.
//
//	go test -c -o tampered verify-log.go keys.go tampered_test.go
//	LOG=FOLDER KEY=… SEED=1 FLIPS=10000 FORGERIES=200 ./tampered -test.v
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// published is a log as it was found, and what its bundles gave.
type published struct {
	paths   []string
	content map[string][]byte
	bundles map[int64]*bundle
	size    int64
	key     string
}

// changes are files that stand in the place of those published.
type changes map[string][]byte

func load(t *testing.T) *published {
	folder := os.Getenv("LOG")
	if folder == "" {
		t.Skip("LOG names no log")
	}
	p := &published{content: map[string][]byte{}, bundles: map[int64]*bundle{}, key: os.Getenv("KEY")}
	err := filepath.Walk(folder, func(file string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		path, err := filepath.Rel(folder, file)
		if err != nil {
			return err
		}
		p.paths = append(p.paths, filepath.ToSlash(path))
		p.content[filepath.ToSlash(path)], err = os.ReadFile(file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if p.size, err = p.verify(changes{}, p.key); err != nil {
		t.Fatal("the log is refused as it stands: ", err)
	}
	return p
}

func (p *published) verify(changed changes, key string) (int64, error) {
	read := p.with(changed)
	return verifyBundles(read, key, nil, func(index, count int64) (*bundle, error) {
		_, isChanged := changed["tile/entries/"+place(index, count)]
		if known := p.bundles[index]; known != nil && !isChanged {
			return known, nil
		}
		built, err := buildBundle(read, index, count)
		if err == nil && !isChanged {
			p.bundles[index] = built
		}
		return built, err
	})
}

func (p *published) with(changed changes) files {
	return func(path string) ([]byte, error) {
		if bytes, ok := changed[path]; ok {
			return bytes, nil
		}
		if bytes, ok := p.content[path]; ok {
			return bytes, nil
		}
		return nil, os.ErrNotExist
	}
}

func number(name string) int64 {
	value, _ := strconv.ParseInt(os.Getenv(name), 10, 64)
	return value
}

func TestSingleBits(t *testing.T) {
	p := load(t)
	random := rand.New(rand.NewSource(number("SEED")))
	refused, accepted := 0, 0
	try := func(path string, bit int) {
		changed := append([]byte{}, p.content[path]...)
		changed[bit/8] ^= 1 << (bit % 8)
		if _, err := p.verify(changes{path: changed}, p.key); err != nil {
			refused++
			return
		}
		accepted++
		t.Errorf("accepted with bit %d of %s changed", bit, path)
	}
	for n := int64(0); n < number("FLIPS"); n++ {
		path := p.paths[random.Intn(len(p.paths))]
		try(path, random.Intn(8*len(p.content[path])))
	}
	// Whatever the draw, each bit of what is signed and of the signature.
	for bit := 0; bit < 8*len(p.content["checkpoint"]); bit++ {
		try("checkpoint", bit)
	}
	if _, err := p.verify(changes{}, p.key); err != nil {
		t.Error("refused with nothing changed: ", err)
	}
	fmt.Printf("figures {\"flips\":%d,\"refused\":%d,\"accepted\":%d}\n", refused+accepted, refused, accepted)
}

func TestConsistentForgeries(t *testing.T) {
	p := load(t)
	random := rand.New(rand.NewSource(number("SEED")))
	text, err := note.Open(p.content["checkpoint"], note.VerifierList(verifierOf(t, p.key)))
	if err != nil {
		t.Fatal(err)
	}
	origin := strings.SplitN(text.Text, "\n", 2)[0]
	secret, strangersKey, err := note.GenerateKey(random, origin)
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := note.NewSigner(secret)
	if err != nil {
		t.Fatal(err)
	}
	refused, accepted, consistent := 0, 0, 0
	for n := int64(0); n < number("FORGERIES"); n++ {
		changed, root := p.forge(t, random, n%3)
		switch n % 4 {
		case 1: // The root is put into the checkpoint, under the signature that was there.
			changed["checkpoint"] = []byte(strings.Replace(string(p.content["checkpoint"]), rootLine(text.Text), encoded(root), 1))
		case 2: // The hashes above the leaves are left as they were.
			for path := range changed {
				if !strings.HasPrefix(path, "tile/entries/") && !strings.HasPrefix(path, "tile/0/") {
					delete(changed, path)
				}
			}
		case 3: // Somebody else signs it in the log's name.
			signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%s\n", origin, p.size, encoded(root))}, stranger)
			if err != nil {
				t.Fatal(err)
			}
			changed["checkpoint"] = signed
			if _, err := p.verify(changed, strangersKey); err != nil {
				t.Fatal("a forgery does not hold together: ", err)
			}
			consistent++
		}
		if _, err := p.verify(changed, p.key); err != nil {
			refused++
			continue
		}
		accepted++
		t.Errorf("forgery %d is accepted", n)
	}
	fmt.Printf("figures {\"forgeries\":%d,\"refused\":%d,\"accepted\":%d,\"acceptedUnderTheForgersKey\":%d}\n", refused+accepted, refused, accepted, consistent)
}

// forge changes the log somewhere, with the leaves, every hash above them and the root: an entry is written anew, two
// change places, or two whole bundles do.
func (p *published) forge(t *testing.T, random *rand.Rand, kind int64) (changes, tlog.Hash) {
	full := p.size / width
	one := random.Int63n(full)
	other := (one + 1 + random.Int63n(full-1)) % full
	read := func(index int64) [][]byte {
		entries, err := readBundle(p.with(nil), "tile/entries/"+place(index, width), width)
		if err != nil {
			t.Fatal(err)
		}
		return entries
	}
	forged := map[int64][][]byte{one: read(one)}
	at, beside := random.Intn(width-1), 0
	switch kind {
	case 0:
		forged[one][at] = []byte(fmt.Sprintf(`{"act":"forged","n":%d}`, random.Int63()))
	case 1:
		beside = at + 1
		forged[one][at], forged[one][beside] = forged[one][beside], forged[one][at]
	case 2:
		forged[one], forged[other] = read(other), forged[one]
	}
	changed := changes{}
	for index, entries := range forged {
		changed["tile/entries/"+place(index, width)] = encodeBundle(entries)
	}
	forgery := tree{build: func(index int64) (*bundle, error) {
		if _, ok := forged[index]; ok {
			return buildBundle(p.with(changed), index, width)
		}
		return p.bundles[index], nil
	}}
	for index := int64(0); index < full; index++ {
		b, err := forgery.build(index)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := forged[index]; ok {
			changed["tile/0/"+place(index, width)] = b.tile
		}
		if err := forgery.add(p.with(changed), index, width, &keyTerms{}); err != nil {
			t.Fatal(err)
		}
	}
	for level, hashes := 1, full; hashes > 0; level, hashes = level+1, hashes/width {
		for index := int64(0); index*width < hashes; index++ {
			count := min(width, hashes-index*width)
			tile, err := tlog.ReadTileData(tlog.Tile{H: height, L: level - 1, N: index, W: int(count)}, forgery.upper)
			if err != nil {
				t.Fatal(err)
			}
			changed[fmt.Sprintf("tile/%d/%s", level, place(index, count))] = tile
		}
	}
	root, err := tlog.TreeHash(p.size, &forgery)
	if err != nil {
		t.Fatal(err)
	}
	return changed, root
}

func encodeBundle(entries [][]byte) []byte {
	var encoded []byte
	for _, entry := range entries {
		encoded = binary.BigEndian.AppendUint16(encoded, uint16(len(entry)))
		encoded = append(encoded, entry...)
	}
	return encoded
}

func verifierOf(t *testing.T, key string) note.Verifier {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		t.Fatal(err)
	}
	return verifier
}

func rootLine(text string) string { return strings.Split(text, "\n")[2] }

func encoded(hash tlog.Hash) string { return base64.StdEncoding.EncodeToString(hash[:]) }
