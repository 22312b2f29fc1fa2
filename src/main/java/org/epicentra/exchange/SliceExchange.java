package org.epicentra.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * The two halves of an all-reduce, between which the caller works on the slice of the array that is
 * its own: {@link #scatter} brings a member the terms of its slice from all others, and {@link
 * #gather} brings all others what it has made of them. Terms are not added up here: the caller
 * does, in an order that does not depend on who sent them.
 */
public final class SliceExchange {
  private final Mesh mesh;
  private final int length;
  private final int unit;
  private final float[][][] terms;
  private final double[][] notes;

  /**
   * @param mesh of the members
   * @param length of the arrays
   * @param unit slices begin at multiples of it, 1 or more
   * @param terms number of terms of each member
   * @param notes how many numbers go with each term
   */
  public SliceExchange(Mesh mesh, int length, int unit, int[] terms, int notes) {
    this.mesh = mesh;
    this.length = length;
    this.unit = unit;
    this.terms = new float[mesh.size()][][];
    this.notes = new double[mesh.size()][];
    int ownFrom = from(mesh.own());
    int ownTo = to(mesh.own());
    for (int member = 0; member < mesh.size(); member++) {
      boolean isOther = member != mesh.own();
      this.terms[member] = new float[terms[member]][isOther ? ownTo - ownFrom : 0];
      this.notes[member] = new double[terms[member] * notes];
    }
  }

  /** Index of the first number of a member's slice. */
  public int from(int member) {
    return bound(member);
  }

  /** Index after the last number of a member's slice. */
  public int to(int member) {
    return bound(member + 1);
  }

  private int bound(int member) {
    long units = (length + unit - 1L) / unit;
    return (int) Math.min(length, units * member / mesh.size() * unit);
  }

  /**
   * Sends the others their slices of this member's terms, and receives from them those of its own.
   *
   * @param own this member's terms, each of the arrays' length
   * @param ownNotes those of the first term, then those of the next; each member gets them all
   * @param check as in {@link Mesh#exchange}
   */
  public void scatter(float[][] own, double[] ownNotes, Runnable check) {
    Parcel[] send = new Parcel[mesh.size()];
    Parcel[] receive = new Parcel[mesh.size()];
    for (int member = 0; member < send.length; member++) {
      List<Parcel.Range> sent = new ArrayList<>();
      for (float[] term : own) {
        sent.add(new Parcel.Range(term, bound(member), bound(member + 1)));
      }
      List<Parcel.Range> received = new ArrayList<>();
      for (float[] term : terms[member]) {
        received.add(new Parcel.Range(term, 0, term.length));
      }
      send[member] = new Parcel(ownNotes, sent);
      receive[member] = new Parcel(notes[member], received);
    }
    mesh.exchange(send, receive, check);
  }

  /**
   * A term that {@link #scatter} received, valid until the next.
   *
   * @param member another one
   * @return the numbers of this member's slice; the caller may change them
   */
  public float[] term(int member, int number) {
    return terms[member][number];
  }

  /** The notes that came with the terms of another member: those of the first, then the next. */
  public double[] notes(int member) {
    return notes[member];
  }

  /**
   * Sends the others this member's slice, and receives theirs.
   *
   * @param values of the arrays' length, of which the other slices are overwritten
   * @param check as in {@link Mesh#exchange}
   */
  public void gather(float[] values, Runnable check) {
    Parcel[] send = new Parcel[mesh.size()];
    Parcel[] receive = new Parcel[mesh.size()];
    Parcel own =
        new Parcel(
            new double[0], List.of(new Parcel.Range(values, from(mesh.own()), to(mesh.own()))));
    for (int member = 0; member < send.length; member++) {
      send[member] = own;
      receive[member] =
          new Parcel(
              new double[0], List.of(new Parcel.Range(values, bound(member), bound(member + 1))));
    }
    mesh.exchange(send, receive, check);
  }

  /**
   * Gives each member the numbers of all.
   *
   * @param all where those of each member belong; this member's are sent, the others overwritten
   * @param check as in {@link Mesh#exchange}
   */
  public void share(double[][] all, Runnable check) {
    Parcel[] send = new Parcel[mesh.size()];
    Parcel[] receive = new Parcel[mesh.size()];
    for (int member = 0; member < send.length; member++) {
      send[member] = new Parcel(all[mesh.own()], List.of());
      receive[member] = new Parcel(all[member], List.of());
    }
    mesh.exchange(send, receive, check);
  }
}
