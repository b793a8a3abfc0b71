import type { IncomingMessage, ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import { readRequest, send } from "../http/exchange.ts";
import type { Keep } from "../keep.ts";
import { identityStore } from "./adapter.ts";
import { cookieKey, signingKey } from "./keys.ts";
import { loginPage } from "./login-page.ts";
import { logoutPage } from "./logout-page.ts";
import type { Users } from "./users.ts";

export const identityPath = "/_local/oidc";
export const client = "huiyin-console";
export const audience = "huiyin";

const tenYears = 10 * 365 * 24 * 3600;
/** The resource whose tokens the API accepts; every sign-in asks for it. */
const resource = "urn:huiyin:api";
const resourceServer = {
  scope: "openid",
  audience,
  accessTokenTTL: tenYears,
  accessTokenFormat: "jwt",
  jwt: { sign: { alg: "ES256" } },
} as const;

/** The identity provider on this computer, mounted under the one origin. */
export interface Identity {
  issuer: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** A real access token for a demo user, undefined for an unknown one. */
  token(user: string): Promise<{ access_token: string; token_type: string; expires_in: number } | undefined>;
}

export function openIdentity(origin: string, keep: Keep, users: Users): Identity {
  const issuer = `${origin}${identityPath}`;
  const provider = makeProvider(issuer, keep, users);
  // The console may return to any of its pages; on this computer there is one origin.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => URL.canParse(uri) && new URL(uri).origin === origin;
  provider.Client.prototype.postLogoutRedirectUriAllowed = provider.Client.prototype.redirectUriAllowed;
  const callback = provider.callback();

  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === "POST") {
      const form = new URLSearchParams((await readRequest(request, 10_000)).body.toString());
      const user = users.find(form.get("user") ?? "");
      if (user) {
        await provider.interactionFinished(request, response, { login: { accountId: user.sub } });
        return;
      }
    }
    const details = await provider.interactionDetails(request, response);
    const body = loginPage(`${identityPath}/interaction/${details.uid}`, users.all);
    const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
    send(response, "GET", { status: 200, headers, body });
  };

  return {
    issuer,
    handle: async (request, response) => {
      const original = request.url ?? "/";
      if (original.startsWith(`${identityPath}/interaction/`)) return interact(request, response);
      request.url = original.slice(identityPath.length) || "/";
      Object.assign(request, { originalUrl: original });
      return callback(request, response);
    },
    token: async (name) => {
      const user = users.find(name);
      const known = await provider.Client.find(client);
      if (!user || !known) return undefined;
      const grant = new provider.Grant({ accountId: user.sub, clientId: client });
      grant.addResourceScope(resource, "openid");
      const token = new provider.AccessToken({
        accountId: user.sub,
        client: known,
        grantId: await grant.save(),
        gty: "authorization_code",
        scope: "openid",
      });
      token.resourceServer = new provider.ResourceServer(resource, resourceServer);
      return { access_token: await token.save(), token_type: "Bearer", expires_in: tenYears };
    },
  };
}

function makeProvider(issuer: string, keep: Keep, users: Users): Provider {
  return new Provider(issuer, {
    adapter: identityStore(keep),
    jwks: { keys: [signingKey(keep)] },
    cookies: {
      keys: [cookieKey(keep)],
      // Browsers judge cookies by the real clock: none of ours expires.
      long: { signed: true, path: "/" },
      short: { signed: true, path: "/" },
    },
    clients: [
      {
        client_id: client,
        token_endpoint_auth_method: "none",
        redirect_uris: [new URL("/console", issuer).href],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    scopes: ["openid", "profile", "email", "offline_access"],
    claims: { openid: ["sub"], profile: ["name"], email: ["email"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: {
      AccessToken: tenYears,
      AuthorizationCode: 600,
      Grant: tenYears,
      IdToken: tenYears,
      Interaction: tenYears,
      RefreshToken: tenYears,
      Session: tenYears,
    },
    findAccount: (_context, sub) => {
      const user = users.find(sub);
      return user && { accountId: user.sub, claims: () => ({ sub: user.sub, name: user.name, email: user.email }) };
    },
    interactions: { url: (_context, interaction) => `${identityPath}/interaction/${interaction.uid}` },
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope("openid profile email offline_access");
      grant.addResourceScope(resource, "openid");
      await grant.save();
      return grant;
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = logoutPage(form);
        },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: () => resourceServer,
      },
    },
  });
}
