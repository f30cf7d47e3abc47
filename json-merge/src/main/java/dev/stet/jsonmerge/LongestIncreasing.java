package dev.stet.jsonmerge;

import java.util.Arrays;
import java.util.BitSet;

/** The longest increasing subsequence of distinct numbers that rule M6 finds; what is not in it has moved. */
final class LongestIncreasing {
    private LongestIncreasing() {}

    /** The positions in the sequence that are kept. */
    static BitSet positions(int[] sequence) {
        int[] tails = new int[sequence.length];
        int[] tailPositions = new int[sequence.length];
        int[] predecessors = new int[sequence.length];
        int length = 0;
        for (int i = 0; i < sequence.length; i++) {
            int p = -1 - Arrays.binarySearch(tails, 0, length, sequence[i]);
            tails[p] = sequence[i];
            tailPositions[p] = i;
            predecessors[i] = p == 0 ? -1 : tailPositions[p - 1];
            length = Math.max(length, p + 1);
        }
        var kept = new BitSet(sequence.length);
        for (int i = length == 0 ? -1 : tailPositions[length - 1]; i >= 0; i = predecessors[i]) {
            kept.set(i);
        }
        return kept;
    }
}
