// Checks a published log with Go's own packages for notes and trees (golang.org/x/mod/sumdb): nothing here knows
// anything of the software that wrote the log. It rebuilds the whole tree from the entries, a bundle at a time, and holds
// every tile, the checkpoint and an older checkpoint, if one is given, against it.
//
//	verify-log PLACE KEY [OLDER-CHECKPOINT]
//
// PLACE is a folder with the log's files, or the address they are published at.
//
// KEY is any the log has had; keys.go follows its changes.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	height = 8
	width  = 1 << height
)

func main() {
	if len(os.Args) != 3 && len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "verify-log PLACE KEY [OLDER-CHECKPOINT]")
		os.Exit(2)
	}
	size, err := verify(filesAt(os.Args[1]), os.Args[2], os.Args[3:])
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Printf("ok %d\n", size)
}

// files gives what stands under a path below the log's address.
type files func(path string) ([]byte, error)

func filesAt(place string) files {
	if strings.HasPrefix(place, "https://") || strings.HasPrefix(place, "http://") {
		return filesFrom(strings.TrimRight(place, "/"))
	}
	return filesIn(place)
}

// most is what a bundle of 256 entries of 65,535 bytes takes, each behind its length; nothing published is larger.
const most = width * (2 + 1<<16)

func filesFrom(address string) files {
	client := http.Client{Timeout: time.Minute}
	return func(path string) ([]byte, error) {
		answer, err := ask(&client, address+"/"+path)
		if err != nil {
			return nil, err
		}
		defer answer.Body.Close()
		if answer.StatusCode == http.StatusNotFound {
			return nil, fmt.Errorf("%s: %s: %w", path, answer.Status, os.ErrNotExist)
		}
		if answer.StatusCode != http.StatusOK {
			return nil, fmt.Errorf("%s: %s", path, answer.Status)
		}
		return io.ReadAll(io.LimitReader(answer.Body, most))
	}
}

// ask comes again where it is told that it is too much just now, and when to come.
func ask(client *http.Client, address string) (*http.Response, error) {
	for tries := 1; ; tries++ {
		answer, err := client.Get(address)
		if err != nil || tries == 10 {
			return answer, err
		}
		busy := answer.StatusCode == http.StatusTooManyRequests || answer.StatusCode == http.StatusServiceUnavailable
		seconds, err := strconv.Atoi(answer.Header.Get("Retry-After"))
		if !busy || err != nil || seconds < 0 || seconds > 60 {
			return answer, nil
		}
		answer.Body.Close()
		time.Sleep(time.Duration(seconds) * time.Second)
	}
}

func filesIn(folder string) files {
	return func(path string) ([]byte, error) { return os.ReadFile(filepath.Join(folder, filepath.FromSlash(path))) }
}

func verify(read files, key string, older []string) (int64, error) {
	return verifyBundles(read, key, older, func(index, count int64) (*bundle, error) { return buildBundle(read, index, count) })
}

// verifyBundles reads each bundle of entries by itself and keeps one hash of it, so that memory does not grow with the log.
func verifyBundles(read files, key string, older []string, build func(index, count int64) (*bundle, error)) (int64, error) {
	held, err := note.NewVerifier(key)
	if err != nil {
		return 0, err
	}
	text, err := read("checkpoint")
	if err != nil {
		return 0, err
	}
	// Who should have signed it, the entries say: see keys.go.
	size, root, err := readCheckpoint(text, held.Name())
	if err != nil {
		return 0, err
	}
	t := tree{build: func(index int64) (*bundle, error) { return build(index, min(width, size-index*width)) }}
	terms := keyTerms{name: held.Name()}
	for index := int64(0); index*width < size; index++ {
		if err := t.add(read, index, min(width, size-index*width), &terms); err != nil {
			return 0, err
		}
	}
	found, err := tlog.TreeHash(size, &t)
	if err != nil {
		return 0, err
	}
	if found != root {
		return 0, errors.New("the entries do not give the root that was signed")
	}
	if err := t.checkUpperTiles(read, size); err != nil {
		return 0, err
	}
	if err := terms.check(read, &t, key, size, text); err != nil {
		return 0, err
	}
	for _, file := range older {
		text, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		if _, err := t.checkOlder(text, &terms, size); err != nil {
			return 0, err
		}
	}
	return size, nil
}

// readCheckpoint gives what a checkpoint of this log says; nobody's signature is looked at.
func readCheckpoint(text []byte, name string) (int64, tlog.Hash, error) {
	body, _, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(body, "\n")
	if !found || len(lines) < 3 || lines[0] != name {
		return 0, tlog.Hash{}, errors.New("not a checkpoint of this log")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return 0, tlog.Hash{}, errors.New("not a size: " + lines[1])
	}
	bytes, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(bytes) != tlog.HashSize {
		return 0, tlog.Hash{}, errors.New("not a root hash: " + lines[2])
	}
	var root tlog.Hash
	copy(root[:], bytes)
	return size, root, nil
}

// openSigned refuses a checkpoint that one of these keys did not sign.
func openSigned(text []byte, verifiers []note.Verifier) error {
	if len(verifiers) == 0 {
		return errors.New("no key is in force there")
	}
	for _, verifier := range verifiers {
		opened, err := note.Open(text, note.VerifierList(verifier))
		if err != nil {
			return err
		}
		for _, signature := range opened.Sigs {
			// One signature has one spelling: bits that say nothing are refused as well.
			if _, err := base64.StdEncoding.Strict().DecodeString(signature.Base64); err != nil {
				return err
			}
		}
	}
	return nil
}

// storedHashes keeps every complete subtree's hash in the order of Go's own tree.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, fmt.Errorf("hash %d is not there", index)
		}
		hashes[i] = s[index]
	}
	return hashes, nil
}

// bundle is what the entries of one file give: a tree of their own, as it stands in the large one.
type bundle struct {
	stored storedHashes
	tile   []byte
	// keyEntries are those that speak of the log's keys, by their place in the bundle.
	keyEntries map[int64][]byte
}

func buildBundle(read files, index, count int64) (*bundle, error) {
	entries, err := readBundle(read, "tile/entries/"+place(index, count), count)
	if err != nil {
		return nil, err
	}
	var stored storedHashes
	keyEntries := map[int64][]byte{}
	for i, entry := range entries {
		if bytes.HasPrefix(entry, []byte(keyPrefix)) {
			keyEntries[int64(i)] = entry
		}
		hashes, err := tlog.StoredHashes(int64(i), entry, stored)
		if err != nil {
			return nil, err
		}
		stored = append(stored, hashes...)
	}
	tile, err := tlog.ReadTileData(tlog.Tile{H: height, L: 0, N: 0, W: int(count)}, stored)
	return &bundle{stored, tile, keyEntries}, err
}

// tree keeps the hashes above the bundles; those within one are built again where they are asked for.
type tree struct {
	build func(index int64) (*bundle, error)
	upper storedHashes
}

// add holds a bundle against the tile above it, and puts its hash into the tree where it is full.
func (t *tree) add(read files, index, count int64, terms *keyTerms) error {
	b, err := t.build(index)
	if err != nil {
		return err
	}
	if err := checkTile(read, 0, index, count, b.tile); err != nil {
		return err
	}
	for i := int64(0); i < count; i++ {
		if entry, found := b.keyEntries[i]; found {
			if err := terms.follow(index*width+i+1, entry); err != nil {
				return err
			}
		}
	}
	if count < width {
		return nil
	}
	whole, err := tlog.TreeHash(width, b.stored)
	if err != nil {
		return err
	}
	hashes, err := tlog.StoredHashesForRecordHash(index, whole, t.upper)
	t.upper = append(t.upper, hashes...)
	return err
}

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		stored, at := t.upper, int64(0)
		if level >= height {
			at = tlog.StoredHashIndex(level-height, n)
		} else {
			b, err := t.build(n >> (height - level))
			if err != nil {
				return nil, err
			}
			stored, at = b.stored, tlog.StoredHashIndex(level, n&(1<<(height-level)-1))
		}
		found, err := stored.ReadHashes([]int64{at})
		if err != nil {
			return nil, err
		}
		hashes[i] = found[0]
	}
	return hashes, nil
}

func readBundle(read files, file string, count int64) ([][]byte, error) {
	bundle, err := read(file)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(bundle) > 0 {
		if len(bundle) < 2 {
			return nil, errors.New(file + " ends within a length")
		}
		length := int(binary.BigEndian.Uint16(bundle))
		if len(bundle) < 2+length {
			return nil, errors.New(file + " ends within an entry")
		}
		entries = append(entries, bundle[2:2+length])
		bundle = bundle[2+length:]
	}
	if int64(len(entries)) != count {
		return nil, fmt.Errorf("%s holds %d entries, not %d", file, len(entries), count)
	}
	return entries, nil
}

func (t *tree) checkUpperTiles(read files, size int64) error {
	for level, hashes := 1, size/width; hashes > 0; level, hashes = level+1, hashes/width {
		for index := int64(0); index*width < hashes; index++ {
			count := min(width, hashes-index*width)
			expected, err := tlog.ReadTileData(tlog.Tile{H: height, L: level - 1, N: index, W: int(count)}, t.upper)
			if err != nil {
				return err
			}
			if err := checkTile(read, level, index, count, expected); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkTile(read files, level int, index, count int64, expected []byte) error {
	path := fmt.Sprintf("tile/%d/%s", level, place(index, count))
	served, err := read(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(served, expected) {
		return errors.New(path + " differs from the tree of the entries")
	}
	return nil
}

// checkOlder proves, with Go's own proof, that the tree goes on from an older checkpoint, and gives its size.
func (t *tree) checkOlder(text []byte, terms *keyTerms, size int64) (int64, error) {
	olderSize, olderRoot, err := readCheckpoint(text, terms.name)
	if err != nil {
		return 0, err
	}
	if err := openSigned(text, terms.inForce(olderSize)); err != nil {
		return 0, err
	}
	if olderSize > size {
		return 0, fmt.Errorf("the log has shrunk from %d to %d entries", olderSize, size)
	}
	found, err := tlog.TreeHash(olderSize, t)
	if err != nil {
		return 0, err
	}
	if found != olderRoot {
		return 0, fmt.Errorf("the first %d entries are not those that were signed", olderSize)
	}
	return olderSize, nil
}

func place(index, count int64) string {
	path := fmt.Sprintf("%03d", index%1000)
	for rest := index / 1000; rest > 0; rest /= 1000 {
		path = fmt.Sprintf("x%03d/%s", rest%1000, path)
	}
	if count < width {
		path = fmt.Sprintf("%s.p/%d", path, count)
	}
	return path
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
