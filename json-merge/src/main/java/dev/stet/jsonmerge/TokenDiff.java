package dev.stet.jsonmerge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences of two texts by tokens, rule T4: a patience diff. It pairs what is unmistakable, tokens that occur
 * once on each side, so it does not find sense in spaces and commas, and it stays near linear.
 */
final class TokenDiff {
    private static final int MAX_DEPTH = 32;
    private static final int NONE = -1;

    /** Tokens [from, to) of the first text became tokens [start, end) of the second. */
    record Hunk(int from, int to, int start, int end) {}

    private final int[] a;
    private final int[] b;
    /** For each token of a its partner in b. */
    private final int[] partner;
    /** Per distinct token: how often it is in the part at hand, and where it was last seen. */
    private final int[] countA;

    private final int[] countB;
    private final int[] lastA;

    private TokenDiff(int[] a, int[] b, int vocabulary) {
        this.a = a;
        this.b = b;
        partner = new int[a.length];
        Arrays.fill(partner, NONE);
        countA = new int[vocabulary];
        countB = new int[vocabulary];
        lastA = new int[vocabulary];
    }

    static List<Hunk> hunks(Tokens first, Tokens second) {
        Map<String, Integer> vocabulary = new HashMap<>();
        int[] a = numbers(first, vocabulary);
        int[] b = numbers(second, vocabulary);
        var diff = new TokenDiff(a, b, vocabulary.size());
        diff.match(0, a.length, 0, b.length, 0);
        return diff.hunks();
    }

    private static int[] numbers(Tokens tokens, Map<String, Integer> vocabulary) {
        int[] numbers = new int[tokens.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = vocabulary.computeIfAbsent(tokens.get(i), token -> vocabulary.size());
        }
        return numbers;
    }

    private void match(int fromA, int toA, int fromB, int toB, int depth) {
        int a1 = fromA;
        int b1 = fromB;
        while (a1 < toA && b1 < toB && a[a1] == b[b1]) {
            partner[a1++] = b1++;
        }
        int a2 = toA;
        int b2 = toB;
        while (a1 < a2 && b1 < b2 && a[a2 - 1] == b[b2 - 1]) {
            partner[--a2] = --b2;
        }
        if (a1 < a2 && b1 < b2 && depth < MAX_DEPTH) {
            matchAroundAnchors(a1, a2, b1, b2, depth);
        }
    }

    private void matchAroundAnchors(int fromA, int toA, int fromB, int toB, int depth) {
        int[] anchorsB = uniqueInBoth(fromA, toA, fromB, toB);
        int[] anchorsA = Arrays.stream(anchorsB).map(i -> lastA[b[i]]).toArray();
        BitSet kept = LongestIncreasing.positions(anchorsA);
        if (kept.isEmpty()) {
            return;
        }
        int nextA = fromA;
        int nextB = fromB;
        for (int i = kept.nextSetBit(0); i >= 0; i = kept.nextSetBit(i + 1)) {
            match(nextA, anchorsA[i], nextB, anchorsB[i], depth + 1);
            partner[anchorsA[i]] = anchorsB[i];
            nextA = anchorsA[i] + 1;
            nextB = anchorsB[i] + 1;
        }
        match(nextA, toA, nextB, toB, depth + 1);
    }

    /** The positions in b, in order, of the tokens that are once in each of the two parts. */
    private int[] uniqueInBoth(int fromA, int toA, int fromB, int toB) {
        for (int i = fromA; i < toA; i++) {
            countA[a[i]] = 0;
            countB[a[i]] = 0;
        }
        for (int i = fromB; i < toB; i++) {
            countA[b[i]] = 0;
            countB[b[i]] = 0;
        }
        for (int i = fromA; i < toA; i++) {
            countA[a[i]]++;
            lastA[a[i]] = i;
        }
        for (int i = fromB; i < toB; i++) {
            countB[b[i]]++;
        }
        int[] unique = new int[toB - fromB];
        int size = 0;
        for (int i = fromB; i < toB; i++) {
            if (countA[b[i]] == 1 && countB[b[i]] == 1) {
                unique[size++] = i;
            }
        }
        return Arrays.copyOf(unique, size);
    }

    private List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.length || j < b.length) {
            if (i < a.length && partner[i] == j) {
                i++;
                j++;
                continue;
            }
            int from = i;
            while (i < a.length && partner[i] == NONE) {
                i++;
            }
            int end = i < a.length ? partner[i] : b.length;
            hunks.add(new Hunk(from, i, j, end));
            j = end;
        }
        return hunks;
    }
}
