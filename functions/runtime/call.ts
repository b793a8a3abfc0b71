import type * as z from "zod/mini";
import type { ApiFunction, Endpoint } from "../../contract/endpoint.ts";
import type { ENDPOINTS, EndpointId } from "../../contract/endpoints.ts";
import type { Locale } from "../../contract/problems.ts";
import type { Instant, SeatKind } from "../../contract/vocabulary.ts";
import type { Settings } from "../../adapters/store/settings.ts";
import type { Store } from "../../adapters/store/store.ts";
import type { HeldSeat } from "../../domain/seats.ts";

/** A signed-in person with the seats held at the instant of the request. */
export interface Caller {
  readonly person: string;
  readonly name: string;
  readonly seats: readonly HeldSeat[];
}

/** What every use-case is given, whatever was asked. */
export interface Door {
  readonly locale: Locale;
  /** When the gateway received the request (T1): all decisions and all times shown are as of this instant. */
  readonly receivedAt: Instant;
  readonly sourceIp: string;
  readonly store: Store;
  /** The settings in force; one read, made once per call. */
  readonly settings: () => Promise<Settings>;
}

type Output<E, P extends string> = E extends { readonly [K in P]: infer S extends z.core.$ZodType }
  ? z.output<S>
  : undefined;

/** A request to one endpoint after everything about it was checked that can be checked without its issue. */
export interface Call<E extends Endpoint> extends Door {
  readonly params: Output<E, "params">;
  readonly query: Output<E, "query">;
  readonly body: Output<E, "body">;
  /** Always there where the table asks for seats; on a page open to anyone, whoever signed in all the same. */
  readonly caller: E["caller"] extends readonly SeatKind[] ? Caller : Caller | undefined;
}

export type Answer<E extends Endpoint> = z.output<E["answer"]>;

/** Parse → load → decide → commit → answer. A use-case that may not answer throws `Refused`. */
export type UseCase<Id extends EndpointId> = (
  call: Call<(typeof ENDPOINTS)[Id]>,
) => Promise<Answer<(typeof ENDPOINTS)[Id]>>;

/** Exactly the endpoints that the table gives to a function: a row without its use-case does not compile. */
export type UseCases<F extends ApiFunction> = {
  readonly [Id in EndpointId as (typeof ENDPOINTS)[Id]["serves"] extends F ? Id : never]: UseCase<Id>;
};
