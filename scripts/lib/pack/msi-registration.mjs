import { readFile, writeFile } from 'node:fs/promises';

/** What the assistant registers (assets/installer/windows/installer.nsh), said in WiX: where the copy lies, "Open with" without taking the
 * default, the deep link. Its GUID never changes, or Windows would take it for another component. */
const registration = `
      <Component Id="RdpdRegistration" Guid="{D9B7C0B1-3C8E-4A57-9B8C-2B0C6A6B4E11}" Win64="yes">
        <RegistryValue Root="HKLM" Key="Software\\RDP Doctor" Name="InstallKind" Type="string" Value="msi" KeyPath="yes"/>
        <RegistryValue Root="HKLM" Key="Software\\RDP Doctor" Name="InstallLocation" Type="string" Value="[APPLICATIONFOLDER]"/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\RDPDoctor.Connection" Type="string" Value="Remote Desktop connection"/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\RDPDoctor.Connection\\shell\\open\\command" Type="string" Value="&quot;[APPLICATIONFOLDER]RDP Doctor.exe&quot; -- &quot;%1&quot;"/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\.rdp\\OpenWithProgids" Name="RDPDoctor.Connection" Type="string" Value=""/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\rdpdoctor" Type="string" Value="URL:RDP Doctor"/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\rdpdoctor" Name="URL Protocol" Type="string" Value=""/>
        <RegistryValue Root="HKLM" Key="Software\\Classes\\rdpdoctor\\shell\\open\\command" Type="string" Value="&quot;[APPLICATIONFOLDER]RDP Doctor.exe&quot; -- &quot;%1&quot;"/>
      </Component>`;

/** @param {string} wxs @returns {string} */
function withRegistration(wxs) {
  const end = wxs.lastIndexOf('</ComponentGroup>');
  if (end === -1) throw new Error('the MSI project has no component group to register in');
  return `${wxs.slice(0, end).trimEnd()}${registration}\n    ${wxs.slice(end)}`;
}

/** electron-builder's hook, called with the project before it is compiled. @param {string} project */
export async function registerInMsi(project) {
  await writeFile(project, withRegistration(await readFile(project, 'utf8')));
}
