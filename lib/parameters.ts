import { CfnParameter } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { StageSettings } from "./stage-settings.ts";

/** What is given at deployment: the addresses of what others operate. Defaults come from the stage's settings. */
export function parameters(scope: Construct, { oidc, mail, publicOrigin }: StageSettings) {
  const text = (id: string, value: string, description: string): string =>
    new CfnParameter(scope, id, { default: value, description }).valueAsString;
  return {
    oidcIssuer: text("OidcIssuer", oidc.issuer, "Issuer of the officials' tokens (OpenID Connect)"),
    oidcAudience: text("OidcAudience", oidc.audience, "Audience of the officials' tokens"),
    oidcClient: text("OidcClient", oidc.client, "Client id of the console at the issuer"),
    smtpHost: text("SmtpHost", mail.host, "Host of the mail server"),
    smtpPort: text("SmtpPort", String(mail.port), "Port of the mail server"),
    mailFrom: text("MailFrom", mail.from, "Address that mails come from"),
    publicOrigin: text("PublicOrigin", publicOrigin, "Where people open the web app: scheme and host, no path"),
  };
}
